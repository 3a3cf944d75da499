/** Resources that are made of an entity, and their guards. */
package org.freshet.it.essentials.app.crud;
