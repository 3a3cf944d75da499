/** Tests of the API essentials as a whole: the rules of the house. */
package org.freshet.essentials;
