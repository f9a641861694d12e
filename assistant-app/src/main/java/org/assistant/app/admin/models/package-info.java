/**
 * What engines speak with: the files of models and their fetching, and the cloned voices. Knows the store of models and the
 * cloning of voices; knows no other package of the console.
 */
package org.assistant.app.admin.models;
