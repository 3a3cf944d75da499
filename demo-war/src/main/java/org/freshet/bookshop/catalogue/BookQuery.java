package org.freshet.bookshop.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Which books, in which order, and which page of them.
 *
 * @param categoryId only books on this shelf
 * @param authorId only books listed under this author
 * @param titleContains only books whose title contains this text, in any case
 * @param yearFrom only books first published in this year or later
 * @param yearTo only books first published in this year or before
 * @param order the order
 * @param page the page, from 1
 * @param size how many books a page has, from 1
 */
public record BookQuery(
    @Nullable Long categoryId,
    @Nullable Long authorId,
    @Nullable String titleContains,
    @Nullable Integer yearFrom,
    @Nullable Integer yearTo,
    BookOrder order,
    int page,
    int size) {}
