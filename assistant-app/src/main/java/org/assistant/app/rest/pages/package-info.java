/** What is served as it is: the files of the pages, the description of the API, metrics. */
package org.assistant.app.rest.pages;
