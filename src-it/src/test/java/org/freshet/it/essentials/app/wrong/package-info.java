/** Definitions that must be refused. */
package org.freshet.it.essentials.app.wrong;
