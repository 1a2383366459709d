export { StatusPage } from "./StatusPage";
export { SettingsPage } from "./SettingsPage";
