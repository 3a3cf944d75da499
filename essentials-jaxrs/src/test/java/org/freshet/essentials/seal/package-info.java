/** Tests of sealed tokens. */
package org.freshet.essentials.seal;
