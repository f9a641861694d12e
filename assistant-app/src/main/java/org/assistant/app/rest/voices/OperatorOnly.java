package org.assistant.app.rest.voices;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks resources for the operator only, enforced by {@link OperatorCheck}. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@interface OperatorOnly {}
