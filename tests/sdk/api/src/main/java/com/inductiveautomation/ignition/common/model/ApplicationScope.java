package com.inductiveautomation.ignition.common.model;

/** Where code runs: single bits, and the letters a module file uses for them. */
public final class ApplicationScope {
    public static final int GATEWAY = 1;
    public static final int DESIGNER = 2;
    public static final int CLIENT = 4;
    public static final int ALL = 7;
    public static final int DG = 3;
    public static final int CD = 6;
    public static final int CG = 5;
    public static final int NONE = 0;

    private ApplicationScope() {}

    public static boolean isGateway(int scope) {
        return (scope & GATEWAY) != 0;
    }

    public static boolean isDesigner(int scope) {
        return (scope & DESIGNER) != 0;
    }

    public static boolean isClient(int scope) {
        return (scope & CLIENT) != 0;
    }

    public static String toCode(int scope) {
        StringBuilder code = new StringBuilder();
        if (isGateway(scope)) code.append('G');
        if (isDesigner(scope)) code.append('D');
        if (isClient(scope)) code.append('C');
        return code.toString();
    }

    public static int parseScope(String code) {
        int scope = 0;
        for (char c : code.toUpperCase().toCharArray()) {
            switch (c) {
                case 'G' -> scope |= GATEWAY;
                case 'D' -> scope |= DESIGNER;
                case 'C' -> scope |= CLIENT;
                case 'A' -> scope |= ALL;
                default -> throw new IllegalArgumentException("unknown scope letter '" + c + "' in '" + code + "'");
            }
        }
        return scope;
    }
}
