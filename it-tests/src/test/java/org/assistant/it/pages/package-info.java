/** Tests of the pages in a real browser: the talk page, the console, the page of the API. */
package org.assistant.it.pages;
