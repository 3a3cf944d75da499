/** The examples of the README and the guide: quoted there, compiled and checked here. */
package org.freshet.docs.example;
