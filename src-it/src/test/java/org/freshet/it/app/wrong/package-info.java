/** Definitions that must stop a deployment, one a class. */
package org.freshet.it.app.wrong;
