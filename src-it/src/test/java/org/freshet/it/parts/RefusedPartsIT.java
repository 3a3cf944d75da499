package org.freshet.it.parts;

import org.freshet.it.parts.app.PlainParts;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.parts.app.Reports;
import org.freshet.it.parts.app.WrongParts;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stops a deployment, all of it at once. */
@ExtendWith(ArquillianExtension.class)
class RefusedPartsIT {

  @ArquillianResource Server server;

  @Test
  void parts_that_are_wrong() {
    String site = ": @Part on " + WrongParts.class.getName() + "#";
    String stream = ": @PartStream on " + WrongParts.class.getName() + ": ";
    server.assertDeploymentFails(
        Archives.with(Archives.partsWar(WrongParts.class, WrongParts.Text.class), PartsMatrix.KEY),
        "PS0010" + site + "hidden(): is '', must be public and neither static nor final",
        "PS0010" + site + "shared(): is 'public static', must be public and neither",
        "PS0010" + site + "last(): is 'public final', must be public and neither",
        "PS0010" + site + "nothing(): returns nothing, must return what the part holds",
        "PS0010" + site + "promised(): returns a CompletionStage, must return what the part holds",
        "PS0010" + site + "takes(String): must take nothing, or a PartContext",
        "PS0012" + stream + "part 'lost' depends on 'nowhere', which is no part",
        "PS0012" + stream + "dependencies go in a circle, here on there on here, must come to",
        "PS0013" + stream + "chunkSize is 0, must be a number from 1 to 200",
        "PS0013" + stream + "partTtl is -2, must be a number from -1 to 31536000",
        "PS0013" + stream + "allowedKeys has 'elsewhere', which is no part, must have names of",
        "PS0013" + site + "guarded(): ttl is -2, must be a number from -1 to 31536000",
        "PS0013" + site + "guarded(): staleFor is -1, must be a number from 0 to 31536000",
        "PS0013" + site + "guarded(): shared is true beside a security annotation, must be false",
        "PS0013" + site + "last(): timeout is -1, must be from 1, or 0",
        "PS0014: @PartStream on " + WrongParts.Text.class.getName() + "#text(): must be on a",
        "PS0014: @Part on " + WrongParts.Text.class.getName() + ": must be in a class that");
  }

  @Test
  void settings_that_are_wrong_and_a_key_that_is_not_there() {
    server.assertDeploymentFails(
        Archives.with(
            Archives.partsWar(Reports.class, Reports.Unwritable.class, Ran.class),
            "partstream.max-keys=0",
            "partstream.keys=10"),
        "PS0001: partstream.max-keys: is '0', must be a whole number from 1 to 200",
        "PS0002: partstream.keys: is not a setting, must be one of the reference",
        "PS0003: partstream.cursor.keys: is not set, must have a key to seal cursors with");
  }

  @Test
  void parts_without_any_annotation_need_a_key_as_well() {
    server.assertDeploymentFails(
        Archives.partsWar(PlainParts.class),
        "PS0003: partstream.cursor.keys: is not set, must have a key to seal cursors with");
  }
}
