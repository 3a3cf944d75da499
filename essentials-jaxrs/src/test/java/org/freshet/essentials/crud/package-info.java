/** Tests of {@code paging}. */
package org.freshet.essentials.crud;
