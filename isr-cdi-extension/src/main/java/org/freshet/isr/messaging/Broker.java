package org.freshet.isr.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;

/**
 * What a server has for messages.
 *
 * @param factory makes connections; the server pools them
 * @param jobs where pages wait, and where nodes tell each other how they ended
 * @param dead where pages lie that were given up
 * @param transactions how several steps become one
 */
record Broker(ConnectionFactory factory, Queue jobs, Queue dead, Transactions transactions) {}
