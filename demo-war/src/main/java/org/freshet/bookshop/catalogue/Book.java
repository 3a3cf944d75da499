package org.freshet.bookshop.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import org.freshet.isr.api.TaggedEntity;

/**
 * A book the shop sells.
 *
 * <p>It is listed under its first author; further authors are printed with it.
 */
@Entity
@Table(
    name = "book",
    indexes = {
      @Index(name = "book_title", columnList = "title"),
      @Index(name = "book_published", columnList = "published"),
      @Index(name = "book_price", columnList = "price_minor"),
      @Index(name = "book_author", columnList = "author_id"),
      @Index(name = "book_category", columnList = "category_id")
    })
@TaggedEntity({"book:{id}", "category:{category.id}", "author:{author.id}", "books"})
public class Book {

  private static final String SEPARATOR = "; ";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "book_seq")
  @SequenceGenerator(name = "book_seq", sequenceName = "shop_book_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(nullable = false, unique = true, length = 13)
  private String isbn13;

  @Column(nullable = false, length = 200)
  private String title;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "author_id", nullable = false)
  private Author author;

  @Column(name = "co_authors", nullable = false, length = 500)
  private String coAuthors = "";

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "category_id", nullable = false)
  private Category category;

  @Column(nullable = false)
  private int published;

  @Column(name = "price_minor", nullable = false)
  private int priceMinor;

  /** For the persistence provider, and to be filled by setters. */
  public Book() {}

  /** The identifier; null until the book is persisted. */
  public Long getId() {
    return id;
  }

  /** How often this book was changed: an edit of an older version is refused. */
  public int getVersion() {
    return version;
  }

  /** The International Standard Book Number, 13 digits. */
  public String getIsbn13() {
    return isbn13;
  }

  /** Changes the ISBN. */
  public void setIsbn13(String isbn13) {
    this.isbn13 = isbn13;
  }

  /** The title. */
  public String getTitle() {
    return title;
  }

  /** Changes the title. */
  public void setTitle(String title) {
    this.title = title;
  }

  /** The author it is listed under. */
  public Author getAuthor() {
    return author;
  }

  /** Lists the book under another author. */
  public void setAuthor(Author author) {
    this.author = author;
  }

  /** The names of the other authors, in the order of the cover; empty if there is one author. */
  public List<String> getCoAuthorNames() {
    return coAuthors.isEmpty() ? List.of() : List.of(coAuthors.split(SEPARATOR));
  }

  /** Changes the other authors. */
  public void setCoAuthorNames(List<String> names) {
    this.coAuthors = String.join(SEPARATOR, names);
  }

  /** The shelf it stands on. */
  public Category getCategory() {
    return category;
  }

  /** Moves the book to another shelf. */
  public void setCategory(Category category) {
    this.category = category;
  }

  /** The year of first publication; negative before the common era. */
  public int getPublished() {
    return published;
  }

  /** Changes the year. */
  public void setPublished(int published) {
    this.published = published;
  }

  /** The price in the minor unit of the shop's currency: pence. */
  public int getPriceMinor() {
    return priceMinor;
  }

  /** Changes the price. */
  public void setPriceMinor(int priceMinor) {
    this.priceMinor = priceMinor;
  }
}
