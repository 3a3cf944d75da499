package org.freshet.bookshop.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.freshet.bookshop.editing.BookEdit;
import org.freshet.bookshop.editing.Isbn;
import org.freshet.bookshop.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code PUT}: a {@link BookView}, changed. All fields are wanted but the identifier,
 * the version, the co-authors and the names that go with identifiers.
 *
 * @param id the identifier, null if it is not given
 * @param version the version that was seen, null if it is not given
 * @param isbn13 the ISBN
 * @param title the title
 * @param author the identifier of the author it is listed under
 * @param coAuthors the names of the other authors
 * @param category the identifier of the category
 * @param year the year of first publication, negative before the common era
 * @param priceMinor the price in the currency's minor unit
 * @param currency the currency, ISO 4217
 */
@SuppressWarnings("MultipleNullnessAnnotations") // null when it is read, and then refused
public record BookBody(
    @Nullable Long id,
    @Nullable Long version,
    @NotNull @Isbn @Nullable String isbn13,
    @NotBlank @Size(max = 200) @Pattern(regexp = PLAIN, message = PLAIN_RULE)
        @Nullable String title,
    @NotNull @Nullable Long author,
    @Size(max = 10)
        List<
                @NotBlank @Size(max = 40) @Pattern(regexp = PLAIN, message = PLAIN_RULE)
                @Pattern(regexp = "[^;]*", message = "must not contain a semicolon") String>
            coAuthors,
    @NotNull @Nullable Long category,
    @NotNull @Min(-3000) @Max(2100) @Nullable Long year,
    @NotNull @Min(0) @Max(100_000_00) @Nullable Long priceMinor,
    @NotNull @Pattern(regexp = BookView.CURRENCY, message = "must be " + BookView.CURRENCY)
        @Nullable String currency) {

  private static final String PLAIN = "[^\\p{Cntrl}\\p{Cs}]*";
  private static final String PLAIN_RULE = "must be plain text";

  /**
   * Reads a body and checks its fields.
   *
   * @throws jakarta.ws.rs.WebApplicationException 400 naming each field that breaks a rule
   */
  static BookBody read(InputStream in, Validator validator) throws IOException {
    JsonFields fields = JsonFields.read(in);
    BookBody body =
        new BookBody(
            fields.number("id"),
            fields.number("version"),
            fields.text("isbn13"),
            fields.text("title"),
            fields.id("author"),
            fields.texts("coAuthors"),
            fields.id("category"),
            fields.number("year"),
            fields.number("priceMinor"),
            fields.text("currency"));
    fields.check();
    List<Problem.FieldError> errors = body.errors(validator);
    if (!errors.isEmpty()) {
      throw JsonFields.invalid(errors);
    }
    return body;
  }

  /** The fields that break a rule, by name. */
  public List<Problem.FieldError> errors(Validator validator) {
    return validator.validate(this).stream()
        .map(BookBody::error)
        .sorted(Comparator.comparing(Problem.FieldError::field))
        .toList();
  }

  /** Whether this is the body of a book: it names no other. */
  boolean isOf(long book) {
    return id == null || id == book;
  }

  /** The edit this body asks for; it breaks no rule. */
  public BookEdit toEdit() {
    return new BookEdit(
        version,
        given(isbn13),
        given(title).strip(),
        given(author),
        coAuthors,
        given(category),
        given(year).intValue(),
        given(priceMinor).intValue());
  }

  private static <T> T given(@Nullable T value) {
    return Objects.requireNonNull(value, "validated when it was read");
  }

  private static Problem.FieldError error(ConstraintViolation<BookBody> violation) {
    String field = violation.getPropertyPath().toString().replace(".<list element>", "");
    return new Problem.FieldError(field, violation.getMessage());
  }
}
