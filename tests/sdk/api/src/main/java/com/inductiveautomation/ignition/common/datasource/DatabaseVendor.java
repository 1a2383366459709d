package com.inductiveautomation.ignition.common.datasource;

public enum DatabaseVendor {
    GENERIC,
    MYSQL,
    MSSQL,
    ORACLE,
    POSTGRES,
    SQLITE,
    FIREBIRD,
    DB2
}
