package com.inductiveautomation.ignition.common.script.builtin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method {@code f(PyObject[] args, String[] keywords)} that takes keyword arguments. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface KeywordArgs {
    String[] names();

    Class<?>[] types();
}
