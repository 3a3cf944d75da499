package org.freshet.essentials.paging;

import java.util.List;
import java.util.Set;
import org.freshet.essentials.api.PageStyle;

/**
 * How one method is read page by page.
 *
 * @param resource the method, as cursors are bound to it
 * @param order the order of those who choose none
 * @param sortable what may be chosen
 */
record PagingPlan(
    String resource,
    PageStyle style,
    int size,
    int maxSize,
    List<String> order,
    Set<String> sortable,
    boolean total,
    boolean perUser) {}
