/** What the guide quotes. */
package org.freshet.partstream.example;
