/** The API essentials inside real servers. */
package org.freshet.it.essentials;
