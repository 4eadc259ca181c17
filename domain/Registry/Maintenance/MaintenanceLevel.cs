namespace CoProduction.Registry.Maintenance;

/// <summary>How deep a site's work goes.</summary>
public enum MaintenanceLevel
{
    /// <summary>On the platform, by its unit.</summary>
    Organizational,

    /// <summary>Repair and voyage repair near the unit.</summary>
    Intermediate,

    /// <summary>Overhaul and rebuild.</summary>
    Depot,
}
