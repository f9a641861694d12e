/** JSON in and out: bodies that are read, errors that are written, and what is logged of failures. Knows no resource. */
package org.assistant.app.rest.body;
