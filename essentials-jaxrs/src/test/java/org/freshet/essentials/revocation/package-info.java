/** Tests of {@code revocation}. */
package org.freshet.essentials.revocation;
