/** The lists of models, and the names that clients call them by. */
package org.assistant.app.rest.models;
