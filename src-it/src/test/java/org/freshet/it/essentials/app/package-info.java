/** Applications with the API essentials. */
package org.freshet.it.essentials.app;
