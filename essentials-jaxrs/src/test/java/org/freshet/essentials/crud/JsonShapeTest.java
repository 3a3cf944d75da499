package org.freshet.essentials.crud;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonShapeTest {

  record Line(@JsonbProperty("isbn") String book, int copies) {}

  static class Base {
    String note;
  }

  static class Order extends Base {
    List<Line> lines;
    Line first;
    Map<String, String> labels;
    Object anything;
    transient String cached;
    @JsonbTransient String hidden;

    void setVirtual(String value) {
      note = value;
    }
  }

  private static final JsonShape SHAPE = JsonShape.of(Order.class);

  @Test
  void what_a_class_and_those_inside_of_it_have_is_known() {
    assertThat(
            refused(
                "{'note':'n','virtual':'v','lines':[{'isbn':'1','copies':2}],'first':null,"
                    + "'labels':{'any':'x'},'anything':{'at':[{'all':1}]}}"))
        .isEmpty();
  }

  @Test
  void a_name_may_be_written_in_another_way() {
    record Shipped(String shipTo) {}
    Refusals refusals = new Refusals(true);
    JsonShape.of(Shipped.class).check(json("{'ship_to':'a','ship-to':'b'}"), "#", refusals);
    assertThat(refusals.errors()).isEmpty();
    assertThat(JsonShape.of(Shipped.class).known(json("{'ship_to':'a','x':1}")))
        .isEqualTo(json("{'ship_to':'a'}"));
  }

  @Test
  void everything_else_is_told_with_its_place_all_at_once() {
    assertThat(
            refused("{'id':1,'cached':2,'hidden':3,'lines':[{},{'book':'x'}],'first':{'price':4}}"))
        .containsExactly(
            "#/id Unknown",
            "#/cached Unknown",
            "#/hidden Unknown",
            "#/lines/1/book Unknown",
            "#/first/price Unknown");
  }

  @Test
  void a_name_that_is_no_name_is_not_repeated() {
    assertThat(refused("{'<script>':1}")).containsExactly("# Unknown");
    assertThat(refused("{'" + "x".repeat(65) + "':1}")).containsExactly("# Unknown");
  }

  @Test
  void null_is_no_number_of_a_primitive_type() {
    assertThat(refused("{'first':{'copies':null}}")).containsExactly("#/first/copies NotNull");
  }

  @Test
  void where_unknown_members_are_ignored_they_are_taken_away() {
    Refusals refusals = new Refusals(false);
    SHAPE.check(json("{'id':1}"), "#", refusals);
    assertThat(refusals.errors()).isEmpty();

    assertThat(SHAPE.known(json("{'id':1,'note':'n','first':{'price':4,'isbn':'1'}}")))
        .isEqualTo(json("{'note':'n','first':{'isbn':'1'}}"));
    assertThat(SHAPE.known(json("{'lines':[{'isbn':'1','x':2},null]}")))
        .isEqualTo(json("{'lines':[{'isbn':'1'},null]}"));
  }

  @Test
  void what_a_patch_empties_is_null_in_classes_and_gone_from_maps() {
    JsonObject patched = json("{'first':{'copies':1},'labels':{}}");

    assertThat(
            SHAPE.emptied(patched, json("{'note':null,'first':{'isbn':null},'labels':{'a':null}}")))
        .isEqualTo(json("{'first':{'copies':1,'isbn':null},'labels':{},'note':null}"));
  }

  private static List<String> refused(String text) {
    Refusals refusals = new Refusals(true);
    SHAPE.check(json(text), "#", refusals);
    return refusals.errors().stream()
        .map(error -> error.get("pointer") + " " + error.get("code"))
        .toList();
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }
}
