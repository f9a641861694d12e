/** The lists of models and the names that clients use for them. */
package org.assistant.app.rest.models;
