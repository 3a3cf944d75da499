/** Holds the pages about the API essentials to the code. */
package org.freshet.essentials.docs;
