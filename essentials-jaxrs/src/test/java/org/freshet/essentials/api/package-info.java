/** Tests of {@code api}. */
package org.freshet.essentials.api;
