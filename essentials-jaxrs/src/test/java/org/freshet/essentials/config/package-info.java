/** Tests of {@code config}. */
package org.freshet.essentials.config;
