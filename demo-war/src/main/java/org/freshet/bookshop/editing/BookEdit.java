package org.freshet.bookshop.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a book shall be, all of it.
 *
 * @param version the version the editor has seen; null to change whatever stands there
 * @param isbn13 the ISBN
 * @param title the title
 * @param authorId the author it is listed under
 * @param coAuthors the names of the other authors
 * @param categoryId the shelf
 * @param year the year of first publication
 * @param priceMinor the price in pence
 */
public record BookEdit(
    @Nullable Long version,
    String isbn13,
    String title,
    long authorId,
    List<String> coAuthors,
    long categoryId,
    int year,
    int priceMinor) {}
