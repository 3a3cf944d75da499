package org.freshet.bookshop.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.freshet.bookshop.editing.BookEdit;
import org.freshet.bookshop.editing.Isbn;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code PUT}: a {@link BookView}, changed. All fields are wanted but the version, the
 * co-authors and the names that go with identifiers.
 */
public record BookBody(
    @Nullable Long id,
    @Nullable Integer version,
    @NotNull @Isbn @Nullable String isbn13,
    @NotBlank @Size(max = 200) @Nullable String title,
    @NotNull @Valid @Nullable Reference author,
    @Size(max = 10) @Nullable
        List<
                @NotBlank @Size(max = 40) @Pattern(regexp = "[^;]*", message = "must not contain ;")
                String>
            coAuthors,
    @NotNull @Valid @Nullable Reference category,
    @NotNull @Min(-3000) @Max(2100) @Nullable Integer year,
    @NotNull @Min(0) @Max(100_000_00) @Nullable Integer priceMinor,
    @NotNull
        @Pattern(regexp = BookView.CURRENCY, message = "must be " + BookView.CURRENCY)
        @Nullable String currency) {

  /**
   * Names something by its identifier.
   *
   * @param id the identifier
   */
  public record Reference(@NotNull @Min(1) @Nullable Long id) {}

  /** The edit this valid body asks for. */
  @SuppressWarnings("NullAway") // validated before the resource method is entered
  BookEdit toEdit() {
    return new BookEdit(
        version,
        isbn13,
        title.strip(),
        author.id(),
        coAuthors == null ? List.of() : coAuthors,
        category.id(),
        year,
        priceMinor);
  }
}
