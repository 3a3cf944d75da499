/** Applications that answer in parts. */
package org.freshet.it.parts.app;
