package org.freshet.isr.call.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.freshet.isr.api.ValueCodec;

/** JSON by Jackson databind, which is optional: to be touched only where it is present. */
final class JacksonCodec implements ValueCodec {

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModules(ObjectMapper.findModules(JacksonCodec.class.getClassLoader()))
          .addModule(new SimpleModule("isr").addAbstractTypeMapping(Set.class, LinkedHashSet.class))
          // Classes are never named by data, not even where an annotation says so.
          .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder().build())
          .deactivateDefaultTyping()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Override
  public boolean supports(Type type) {
    return true;
  }

  @Override
  public byte[] encode(Object value, Type type) throws IOException {
    try {
      return mapper.writerFor(mapper.constructType(type)).writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new Encoding.Unwritable("Jackson cannot write it: " + described(e), e);
    }
  }

  @Override
  public Object decode(byte[] bytes, Type type) throws IOException {
    try {
      Object read = mapper.readerFor(mapper.constructType(type)).readValue(bytes);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new Encoding.Unwritable("Jackson cannot read it: " + described(e), e);
    }
    throw new IOException("null is no " + type.getTypeName());
  }

  /** Other messages show parts of the value. */
  private static String described(JsonProcessingException e) {
    if (e instanceof InvalidDefinitionException || e instanceof UnrecognizedPropertyException) {
      return e.getOriginalMessage();
    }
    String kind = e.getClass().getSimpleName();
    return e instanceof JsonMappingException at ? kind + " at " + at.getPathReference() : kind;
  }
}
