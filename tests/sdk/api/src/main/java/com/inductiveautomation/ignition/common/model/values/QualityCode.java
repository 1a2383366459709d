package com.inductiveautomation.ignition.common.model.values;

import java.io.Serializable;
import java.util.Objects;

public final class QualityCode implements Serializable {
    public enum QualityLevel {
        Good,
        Uncertain,
        Bad,
        Error
    }

    public static final QualityCode Good = new QualityCode("Good", 192, QualityLevel.Good, null);
    public static final QualityCode Good_Unspecified = new QualityCode("Good_Unspecified", 0, QualityLevel.Good, null);
    public static final QualityCode Good_WritePending = new QualityCode("Good_WritePending", 2, QualityLevel.Good, null);
    public static final QualityCode Good_Provisional = new QualityCode("Good_Provisional", 200, QualityLevel.Good, null);
    public static final QualityCode Good_Initial = new QualityCode("Good_Initial", 201, QualityLevel.Good, null);
    public static final QualityCode Uncertain = new QualityCode("Uncertain", 256, QualityLevel.Uncertain, null);
    public static final QualityCode Uncertain_LastKnownValue = new QualityCode("Uncertain_LastKnownValue", 257, QualityLevel.Uncertain, null);
    public static final QualityCode Uncertain_InitialValue = new QualityCode("Uncertain_InitialValue", 258, QualityLevel.Uncertain, null);
    public static final QualityCode Bad = new QualityCode("Bad", 512, QualityLevel.Bad, null);
    public static final QualityCode Bad_Unauthorized = new QualityCode("Bad_Unauthorized", 513, QualityLevel.Bad, null);
    public static final QualityCode Bad_AccessDenied = new QualityCode("Bad_AccessDenied", 514, QualityLevel.Bad, null);
    public static final QualityCode Bad_Disabled = new QualityCode("Bad_Disabled", 515, QualityLevel.Bad, null);
    public static final QualityCode Bad_Stale = new QualityCode("Bad_Stale", 516, QualityLevel.Bad, null);
    public static final QualityCode Bad_NotConnected = new QualityCode("Bad_NotConnected", 518, QualityLevel.Bad, null);
    public static final QualityCode Bad_NotFound = new QualityCode("Bad_NotFound", 519, QualityLevel.Bad, null);
    public static final QualityCode Bad_ReadOnly = new QualityCode("Bad_ReadOnly", 520, QualityLevel.Bad, null);
    public static final QualityCode Bad_Unsupported = new QualityCode("Bad_Unsupported", 521, QualityLevel.Bad, null);
    public static final QualityCode Bad_Failure = new QualityCode("Bad_Failure", 522, QualityLevel.Bad, null);
    public static final QualityCode Bad_GatewayCommOff = new QualityCode("Bad_GatewayCommOff", 523, QualityLevel.Bad, null);
    public static final QualityCode Error = new QualityCode("Error", 768, QualityLevel.Error, null);
    public static final QualityCode Error_Exception = new QualityCode("Error_Exception", 769, QualityLevel.Error, null);
    public static final QualityCode Error_TypeConversion = new QualityCode("Error_TypeConversion", 772, QualityLevel.Error, null);

    private final String name;
    private final int code;
    private final QualityLevel level;
    private final String diagnostic;

    private QualityCode(String name, int code, QualityLevel level, String diagnostic) {
        this.name = name;
        this.code = code;
        this.level = level;
        this.diagnostic = diagnostic;
    }

    public String getName() {
        return name;
    }

    public int getCode() {
        return code;
    }

    public QualityLevel getLevel() {
        return level;
    }

    public String getDiagnosticMessage() {
        return diagnostic;
    }

    public QualityCode derive(String diagnosticMessage) {
        return new QualityCode(name, code, level, diagnosticMessage);
    }

    public boolean isGood() {
        return level == QualityLevel.Good;
    }

    public boolean isNotGood() {
        return !isGood();
    }

    public boolean isUncertain() {
        return level == QualityLevel.Uncertain;
    }

    public boolean isBad() {
        return level == QualityLevel.Bad;
    }

    public boolean isError() {
        return level == QualityLevel.Error;
    }

    public boolean isBadOrError() {
        return isBad() || isError();
    }

    public boolean is(QualityCode other) {
        return other != null && code == other.code;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof QualityCode q && q.code == code;
    }

    @Override
    public int hashCode() {
        return Objects.hash(code);
    }

    @Override
    public String toString() {
        return diagnostic == null ? name : name + "(\"" + diagnostic + "\")";
    }
}
