package io.sysmon.aggregator.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a method that writes and itself looks at the hosts a token is bound to; see {@link BoundTokenFilter}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface BoundTokensWelcome {}
