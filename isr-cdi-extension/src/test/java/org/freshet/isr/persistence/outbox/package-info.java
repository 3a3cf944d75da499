/** Tests of the outbox. */
package org.freshet.isr.persistence.outbox;
