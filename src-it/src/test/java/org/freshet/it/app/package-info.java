/** The small applications that the tests deploy. */
package org.freshet.it.app;
