/** Tests of {@code permission}. */
package org.freshet.essentials.permission;
