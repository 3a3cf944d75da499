/** Internal. Events told to others as Standard Webhooks has it: signed, kept, secrets sealed. */
@NullMarked
package org.freshet.essentials.webhook;

import org.jspecify.annotations.NullMarked;
