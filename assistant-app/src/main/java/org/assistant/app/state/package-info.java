/**
 * States that several nodes share in a database; without a database they are files, as in any application with the speech jar.
 */
package org.assistant.app.state;
