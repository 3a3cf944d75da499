/**
 * Internal. Watches Hibernate, the only room that names its types. {@link
 * org.freshet.isr.persistence.hibernate.HibernateFactories} and {@link
 * org.freshet.isr.persistence.hibernate.HibernateCaches} can be asked where it is absent too.
 */
@NullMarked
package org.freshet.isr.persistence.hibernate;

import org.jspecify.annotations.NullMarked;
