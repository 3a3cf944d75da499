/** Tests of {@code stores}. */
package org.freshet.essentials.stores;
