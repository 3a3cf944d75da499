package org.freshet.essentials.problem.violation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class ViolationReportTest {

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  /** What is sent. */
  public static class Parcel {
    @JsonbProperty("post_code")
    @NotBlank
    String postCode = "";

    @Valid List<Parcel> parts = List.of();
    Map<@Size(max = 3) String, @Positive Integer> counts = Map.of();
    Set<@Positive Integer> numbers = Set.of();

    @Size(max = 3, message = "at most three letters")
    String code = "";

    @Size(max = 3, message = "not Moby Dick")
    String title = "";
  }

  /** Parameters in a bean. */
  public static class Range {
    @QueryParam("from")
    @Positive
    int start = 0;
  }

  /** A resource, whose annotations stand on its interface. */
  @Path("parcels")
  public interface Parcels {
    @POST
    String send(
        @Valid List<Parcel> parcels,
        @QueryParam("q") @NotBlank String q,
        @BeanParam @Valid Range range);

    @POST
    @NotNull
    String returned();
  }

  /** What implements it. */
  public static class ParcelsResource implements Parcels {
    @Override
    public String send(List<Parcel> parcels, String q, Range range) {
      return "";
    }

    @Override
    public String returned() {
      return null;
    }
  }

  /** A service behind the resource. */
  public static class Service {
    /** What the resource passes on. */
    public void store(@NotNull String text) {}
  }

  @Test
  void names_the_place_in_the_body_as_it_stands_in_json() {
    Parcel outer = new Parcel();
    outer.postCode = "1";
    outer.parts = List.of(new Parcel());

    assertThat(reported(outer))
        .containsExactly(error("must not be blank", "#/parts/0/post_code", "NotBlank"));
  }

  @Test
  void names_a_value_by_its_key_and_never_a_key_that_is_wrong_itself() {
    Parcel parcel = whole();
    parcel.counts = Map.of("a/b~c", -1);

    assertThat(reported(parcel))
        .containsExactly(
            error("size must be between 0 and 3", "#/counts", "Size"),
            error("must be greater than 0", "#/counts/a~1b~0c", "Positive"));
  }

  @Test
  void ends_where_a_place_has_no_name() {
    Parcel parcel = whole();
    parcel.numbers = Set.of(-7);

    assertThat(reported(parcel))
        .containsExactly(error("must be greater than 0", "#/numbers", "Positive"));
  }

  @Test
  void keeps_a_message_of_the_application_unless_it_repeats_the_value() {
    Parcel parcel = whole();
    parcel.code = "wrong";
    parcel.title = "Moby Dick";

    assertThat(reported(parcel))
        .containsExactly(
            error("at most three letters", "#/code", "Size"),
            error("is not valid", "#/title", "Size"));
  }

  @Test
  void names_parameters_wherever_their_annotations_stand() throws Exception {
    var violations =
        VALIDATOR
            .forExecutables()
            .validateParameters(
                new ParcelsResource(),
                Parcels.class.getMethod("send", List.class, String.class, Range.class),
                new Object[] {List.of(new Parcel()), "", new Range()});

    assertThat(ViolationReport.of(violations))
        .containsExactly(
            error("must not be blank", "#/0/post_code", "NotBlank"),
            parameter("must be greater than 0", "from", "Positive"),
            parameter("must not be blank", "q", "NotBlank"));
  }

  @Test
  void is_empty_for_a_returned_value_and_for_what_the_application_passes_on() throws Exception {
    assertThat(
            ViolationReport.of(
                VALIDATOR
                    .forExecutables()
                    .validateReturnValue(
                        new ParcelsResource(), Parcels.class.getMethod("returned"), null)))
        .isEmpty();
    assertThat(
            ViolationReport.of(
                VALIDATOR
                    .forExecutables()
                    .validateParameters(
                        new Service(),
                        Service.class.getMethod("store", String.class),
                        new Object[] {null})))
        .isEmpty();
    assertThat(ViolationReport.of(null)).isEmpty();
  }

  private static Parcel whole() {
    Parcel parcel = new Parcel();
    parcel.postCode = "1";
    return parcel;
  }

  private static List<Map<String, Object>> reported(Parcel parcel) {
    return ViolationReport.of(VALIDATOR.validate(parcel));
  }

  private static Map<String, Object> error(String detail, String pointer, String code) {
    return Map.of("detail", detail, "pointer", pointer, "code", code);
  }

  private static Map<String, Object> parameter(String detail, String name, String code) {
    return Map.of("detail", detail, "parameter", name, "in", "query", "code", code);
  }
}
