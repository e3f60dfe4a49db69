import { Injectable } from '@nestjs/common';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import { DomainError } from '@lopso/platform';
import { isDesignRefusal } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { type PrintedIssuer, type PrintedRound } from '../rules/printed-fields';
import { type Template, Templates } from './templates.service';

/** A round with all that its papers say. */
export interface IssuingRound extends PrintedRound {
  readonly id: string;
  readonly release: string;
  readonly issuerId: string;
  readonly issuer: PrintedIssuer;
  readonly template: Template;
}

/** Gathers what the papers of rounds say about the round and its issuer. */
@Injectable()
export class IssuingRounds {
  constructor(
    private readonly roundService: RoundService,
    private readonly units: UnitService,
    private readonly templates: Templates,
    private readonly settings: CredentialsSettings,
  ) {}

  /**
   * The rounds by id, each once; `refusals`: why rounds are left out, whose design is gone or has faults.
   * @throws NotFound for an unknown round
   */
  async load(
    roundIds: readonly string[],
  ): Promise<{ readonly rounds: ReadonlyMap<string, IssuingRound>; readonly refusals: readonly DomainError[] }> {
    const rounds = new Map<string, IssuingRound>();
    const refusals: DomainError[] = [];
    for (const id of new Set(roundIds)) {
      const round = await this.one(await this.roundService.getRound(id)).catch(designRefusal);
      if (round instanceof DomainError) refusals.push(round);
      else rounds.set(id, round);
    }
    return { rounds, refusals };
  }

  private async one(round: RoundSummary): Promise<IssuingRound> {
    const province = await this.units.getProvince(round.unitPath);
    return {
      id: round.id,
      release: round.release,
      title: round.title,
      decisionNumber: round.decisionNumber,
      decidedOn: round.decidedOn,
      issuerId: province.id,
      issuer: {
        provinceName: province.name,
        provinceFullName: province.fullName,
        issuer: this.settings.CERTIFICATE_ISSUER,
        signer: this.settings.CERTIFICATE_SIGNER,
      },
      template: await this.templates.read(province.id, round.certificateTemplate),
    };
  }
}

/** One round's design holds up no other round. */
function designRefusal(error: unknown): DomainError {
  if (isDesignRefusal(error)) return error;
  throw error;
}
