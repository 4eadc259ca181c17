using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Questions;

/// <summary>Something that nobody has stated, and how far knowing it would sharpen the answer.</summary>
/// <param name="Id">Names it, as long as the register asks it: its kind, and the item, or the line.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Item">The item that it is about.</param>
/// <param name="Asked">Whom to ask, and for what; in the order of their names. Empty where no maker is registered.</param>
/// <param name="Values">How far it settles each goal's doubt, the most first; empty for what has no probability yet.</param>
public sealed record Question(string Id, QuestionKind Kind, ItemCode Item, IReadOnlyList<AskedOf> Asked, IReadOnlyList<QuestionValue> Values)
{
    /// <summary>The most that it settles of any product's or family's doubt; null if it has no value.</summary>
    public QuestionValue? Most => Values.Count > 0 ? Values[0] : null;
}

/// <summary>A site or scope that could answer.</summary>
/// <param name="Scope">The scope: a partner, the EU or all allies.</param>
/// <param name="Factory">The factory; null if the scope is asked.</param>
/// <param name="Stage">The stage of production of the line; null if the scope is asked.</param>
/// <param name="Line">The line's name; null if it has none, or the scope is asked.</param>
/// <param name="Plan">The plan that is asked about; null if none is.</param>
/// <param name="Wanted">What is wanted.</param>
public sealed record AskedOf(Scope Scope, SiteId? Factory, Keyword? Stage, LineName? Line, Keyword? Plan, Wanted Wanted);

/// <summary>How far a fact settles the doubt about one goal: its total effect (Jansen 1999).</summary>
/// <param name="Family">The family.</param>
/// <param name="Product">The product whose probability it sharpens; null for the family's index.</param>
/// <param name="Share">
/// Half the mean squared change of the outcome when this fact alone is drawn anew, as a share of its variance: P(1 - P) of a product. 0 to 1; shares of several
/// facts may add up to more than 1.
/// </param>
/// <param name="StandardError">The standard error of the share.</param>
/// <param name="Criticality">In what share of the trials the item binds the product in its last month, 0 to 1; null for a family.</param>
public sealed record QuestionValue(Family Family, ItemCode? Product, double Share, double StandardError, double? Criticality);
