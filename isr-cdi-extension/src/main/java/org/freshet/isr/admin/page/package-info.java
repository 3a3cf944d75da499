/** Internal. The operator's page: made here, styled and kept live by two small files. */
@NullMarked
package org.freshet.isr.admin.page;

import org.jspecify.annotations.NullMarked;
