/** Tests of {@code cdi}. */
package org.freshet.essentials.cdi;
