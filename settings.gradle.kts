pluginManagement {
    repositories {
        gradlePluginPortal()
        maven(url = "https://nexus.inductiveautomation.com/repository/public/")
    }
    plugins { id("io.ia.sdk.modl") version "0.5.0" }
}

dependencyResolutionManagement {
    repositories {
        mavenCentral()
        maven(url = "https://nexus.inductiveautomation.com/repository/public/")
    }
}

rootProject.name = "workflows"

include(":common", ":gateway", ":designer", ":client")
project(":common").projectDir = file("module/common")
project(":gateway").projectDir = file("module/gateway")
project(":designer").projectDir = file("module/designer")
project(":client").projectDir = file("module/client")
