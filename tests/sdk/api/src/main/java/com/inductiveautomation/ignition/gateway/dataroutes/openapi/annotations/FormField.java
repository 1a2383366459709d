package com.inductiveautomation.ignition.gateway.dataroutes.openapi.annotations;

import com.inductiveautomation.ignition.gateway.web.nav.FormFieldType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a field of a configuration is shown. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface FormField {
    FormFieldType value();
}
