namespace CoProduction.Gaps.Candidates;

/// <summary>The reasons why a site or partner could make an item, the strongest first.</summary>
public enum ReasonKind
{
    /// <summary>Its line of the item has a published surge rate above the rate that the case counts.</summary>
    SurgeRoom,

    /// <summary>Its line of the item stands idle.</summary>
    IdleLine,

    /// <summary>Its line of the item makes less than half of its published surge rate.</summary>
    UnderusedLine,

    /// <summary>It makes the item, or is being built to make it. Its further capacity is unpublished or 0.</summary>
    SameItem,

    /// <summary>It makes another item of the same family and kind, at the same stage of production.</summary>
    SameKind,

    /// <summary>Its partner is party to an agreement about the item.</summary>
    AgreementOnItem,

    /// <summary>Its partner is party to an agreement about a product that needs the item, or another item of its family.</summary>
    AgreementOnFamily,

    /// <summary>Its partner is party to an agreement about no item in particular.</summary>
    AgreementOfPartner,

    /// <summary>It maintains the system in a theater in which nobody makes the item.</summary>
    MaintenanceElsewhere,
}
