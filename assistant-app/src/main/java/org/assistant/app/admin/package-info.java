/** The operator's side: what the console shows, and what it can do. */
package org.assistant.app.admin;
